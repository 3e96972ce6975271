import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { previewRunDefinition, previewRunName } from '../domain/preview-run.ts';
import type { Functions } from './functions.ts';
import type { Names } from './names.ts';
import { HoldfastStateMachine } from './state-machine.ts';

type PreviewRunProps = { functions: Functions; names: Names; retentionInDays: number };

/** The state machine that works out previews, from the very definition that the embedded runtime runs. */
export class PreviewRun extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { functions, names, retentionInDays }: PreviewRunProps) {
    super(scope, id);
    this.stateMachine = new HoldfastStateMachine(this, 'StateMachine', {
      stateMachineName: names.stateMachine(previewRunName),
      definition: previewRunDefinition({ functionArn: (name) => functions[name].functionArn }),
      calls: [functions['preview-history']],
      retentionInDays,
    });
  }
}
