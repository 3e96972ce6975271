import type { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../../lib/infra/function-settings.ts';
import { functionNamed, resourcesOf } from '../synthesise.ts';
import { resolver } from './resolve-template.ts';

/** A statement of a role, with names instead of references. */
export type Statement = {
  actions: string[];
  resources: string[];
  conditions: Record<string, Record<string, string | string[]>>;
};

/** A function as it is deployed: what it is told, and what its role allows. */
export type DeployedFunction = {
  name: FunctionName;
  environment: Record<string, string>;
  statements: Statement[];
  managedPolicies: string[];
};

/** Reads a function and its role from the templates. */
export function deployedFunction(
  name: FunctionName,
  { application, data }: { application: Template; data: Template },
): DeployedFunction {
  const resolve = resolver(application, [data]);
  const { properties } = functionNamed(application, name);
  const role: string = properties.Role['Fn::GetAtt'][0];
  const policies = resourcesOf(application, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
    Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role),
  );
  const own = resourcesOf(application, 'AWS::IAM::Role').find(([id]) => id === role)?.[1].Properties;
  const documents = [...policies.map(([, { Properties }]) => Properties.PolicyDocument), ...inline(own)];
  return {
    name,
    environment: resolve(properties.Environment.Variables),
    statements: documents.flatMap(({ Statement }) => Statement.map((one: object) => statementOf(resolve(one)))),
    managedPolicies: resolve(own?.ManagedPolicyArns ?? []),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: CloudFormation's properties have no common shape
const inline = (role: any) => (role?.Policies ?? []).map((it: { PolicyDocument: object }) => it.PolicyDocument);

// biome-ignore lint/suspicious/noExplicitAny: as above
function statementOf({ Effect, Action, Resource, Condition = {} }: any): Statement {
  if (Effect !== 'Allow') throw new Error(`Expected statements that allow; found ${Effect} of ${Action}.`);
  return { actions: [Action].flat(), resources: [Resource].flat(), conditions: Condition };
}
