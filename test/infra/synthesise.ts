import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { holdfastApp } from '../../lib/infra/holdfast-app.ts';

type Resource = {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's properties have no common shape
  Properties: Record<string, any>;
  DeletionPolicy?: string;
  DependsOn?: string[];
};

/** The two stacks as CloudFormation templates, as cdk.json configures them; code is not bundled. */
export function synthesise(holdfast: Record<string, unknown> = configured()) {
  const { data, application } = holdfastApp({
    context: { holdfast, 'aws:cdk:bundling-stacks': [] },
    env: { account: '111111111111', region: 'eu-central-1' },
  });
  return { data: Template.fromStack(data), application: Template.fromStack(application) };
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

function configured(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context.holdfast;
}
