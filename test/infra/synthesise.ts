import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../lib/infra/function-settings.ts';
import { holdfastApp } from '../../lib/infra/holdfast-app.ts';

type Resource = {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's properties have no common shape
  Properties: Record<string, any>;
  DeletionPolicy?: string;
  DependsOn?: string[];
};

/** The app, and its stacks as CloudFormation templates, as cdk.json configures them; code is not bundled. */
export function synthesise(holdfast: Record<string, unknown> = configured()) {
  const app = holdfastApp({
    context: { holdfast, 'aws:cdk:bundling-stacks': [] },
    env: { account: '111111111111', region: 'eu-central-1' },
  });
  return {
    app,
    data: Template.fromStack(app.data),
    application: Template.fromStack(app.application),
    console: Template.fromStack(app.console),
    ops: Template.fromStack(app.ops),
  };
}

/** Every resource of a type, by logical id. */
export function resourcesOf(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.findResources(type)) as [string, Resource][];
}

/** The one resource of a type. */
export function onlyResource(template: Template, type: string): Resource {
  const [only, ...more] = resourcesOf(template, type);
  if (!only || more.length > 0) throw new Error(`Expected one ${type}; found ${more.length + (only ? 1 : 0)}.`);
  return only[1];
}

/** A function's logical id and properties. */
export function functionNamed(template: Template, name: FunctionName) {
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  const [id, found] =
    functions.find(([, { Properties }]) => Properties.FunctionName === `holdfast-production-${name}`) ?? [];
  return { id, properties: found?.Properties ?? {} };
}

/** A statement of a policy, with the policy's logical id. */
export type Statement = { policy: string; effect: string; actions: string[]; resources: unknown[] };

/** Every statement of every policy of a role, be it attached or written into the role. */
export function statementsOf(template: Template): Statement[] {
  const attached = resourcesOf(template, 'AWS::IAM::Policy').map(([id, { Properties }]) => [id, Properties] as const);
  const written = resourcesOf(template, 'AWS::IAM::Role').flatMap(([id, { Properties }]) =>
    (Properties.Policies ?? []).map((policy: Resource['Properties']) => [id, policy] as const),
  );
  return [...attached, ...written].flatMap(([policy, { PolicyDocument }]) =>
    PolicyDocument.Statement.map((statement: Record<string, unknown>) => ({
      policy,
      effect: statement.Effect,
      actions: [statement.Action].flat(),
      resources: [statement.Resource].flat(),
    })),
  );
}

function configured(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context.holdfast;
}
