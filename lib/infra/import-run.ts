import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { importRunDefinition, importRunName } from '../domain/import-run.ts';
import type { Functions } from './functions.ts';
import type { Names } from './names.ts';
import { HoldfastStateMachine } from './state-machine.ts';

type ImportRunProps = { functions: Functions; names: Names; retentionInDays: number };

/** The state machine that imports uploaded exports, from the very definition that the embedded runtime runs. */
export class ImportRun extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { functions, names, retentionInDays }: ImportRunProps) {
    super(scope, id);
    this.stateMachine = new HoldfastStateMachine(this, 'StateMachine', {
      stateMachineName: names.stateMachine(importRunName),
      definition: importRunDefinition({ functionArn: (name) => functions[name].functionArn }),
      calls: [functions['collect-source']],
      retentionInDays,
    });
  }
}
