import type { OperationAnswer } from '../../api/call-api.ts';

/** A task as the inbox shows it. */
export type Task = OperationAnswer<'listTasks'>['tasks'][number];
