import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { acknowledgePattern } from './acknowledge.ts';
import type { FunctionName } from './function-settings.ts';
import type { Functions } from './functions.ts';
import { type Granted, grantedResources, type Resource } from './granted-resources.ts';
import { type Permission, permissions } from './permissions.ts';

/** Gives every function the permissions of its rows. */
export function grantPermissions(functions: Functions, granted: Granted) {
  const resources = grantedResources(granted);
  for (const [name, rows] of Object.entries(permissions) as [FunctionName, readonly Permission[]][]) {
    for (const row of rows) grantRow(functions[name], row, resources[row.on]);
  }
}

function grantRow(grantee: Functions[FunctionName], { may, inPartitions }: Permission, resource: Resource) {
  const { arns, conditions, open } = resource;
  // There is no user pool where people are known by another issuer.
  if (arns.length === 0) return;
  const statement = new PolicyStatement({ actions: [...may], resources: arns, conditions });
  if (inPartitions) statement.addCondition('ForAllValues:StringLike', { 'dynamodb:LeadingKeys': inPartitions });
  grantee.addToRolePolicy(statement);
  if (open) for (const arn of arns) acknowledgePattern(grantee.role, arn, open);
}
