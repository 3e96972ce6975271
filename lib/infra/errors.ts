import { DomainError } from '../domain/errors.ts';

/** The deployment's configuration cannot be used: each line names a value in cdk.json, what it must be and what it is. */
export class DeploymentConfigInvalid extends DomainError {
  override readonly name = 'DeploymentConfigInvalid';
  readonly retryable = false;
}

/** The `workflows/` folder is too large to be carried by the deployment. */
export class WorkflowsTooLarge extends DomainError {
  override readonly name = 'WorkflowsTooLarge';
  readonly retryable = false;
}
