import { DomainError } from '../lib/domain/errors.ts';
import { addChecks } from '../lib/infra/checks.ts';
import { holdfastApp } from '../lib/infra/holdfast-app.ts';
import { buildConsole } from './build-console.ts';

/** The CDK app: `cdk.json` names it, and configures it under `context.holdfast`. */
try {
  const trouble = await buildConsole();
  if (trouble) process.stderr.write(`${trouble}\n`);
  const env = { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION };
  const { app } = holdfastApp({ env });
  addChecks(app);
  app.synth();
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
