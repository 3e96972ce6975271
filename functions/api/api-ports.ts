import type { DayStore, ImportStore } from '../../lib/ports.ts';

/** What the API's use cases need from outside. */
export type ApiPorts = { days: DayStore; imports: ImportStore };
