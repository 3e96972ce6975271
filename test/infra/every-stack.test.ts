import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, type Statement, statementsOf, synthesise } from './synthesise.ts';

const { data, application, console: site, ops } = synthesise({ console: { origin: 'https://success.example.com' } });
const stacks: [string, Template][] = Object.entries({ data, app: application, console: site, ops });

/** Actions whose resources AWS gives no names to; its own documentation has them with `*`. */
const NAMELESS = [
  // X-Ray: a trace is not a resource.
  /^xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/,
  // CloudWatch Logs: a state machine's log delivery is made by Step Functions, in the account's name.
  /^logs:((Create|Delete|Get|List|Update)LogDeliver(y|ies)|PutResourcePolicy|Describe(ResourcePolicies|LogGroups))$/,
];

/** What an emulator does not have, or only pretends to have: such things live in the console and ops stacks. */
const NEEDS_AWS = [
  'AWS::Budgets::',
  'AWS::CertificateManager::',
  'AWS::CloudFront::',
  'AWS::CloudWatch::',
  'AWS::Logs::MetricFilter',
  'AWS::Route53::',
  'AWS::StepFunctions::StateMachineAlias',
  'AWS::StepFunctions::StateMachineVersion',
  'AWS::WAFv2::',
];

const SECRET_NAME = /TOKEN|PASSWORD|CREDENTIAL|SECRET(?!S_PREFIX$)|(^|_)KEY$/;
const SECRET_VALUE = /resolve:(secretsmanager|ssm-secure)|whsec_|AKIA[A-Z0-9]{12}|-----BEGIN|:\/\/[^/"]*:[^/"]*@/;

const allowed = (template: Template): Statement[] => statementsOf(template).filter(({ effect }) => effect === 'Allow');

describe.each(stacks)('the %s stack', (_, template) => {
  it('allows no action by a pattern', () => {
    expect(allowed(template).filter(({ actions }) => actions.some((action) => action.includes('*')))).toEqual([]);
  });

  it('names the resource of every action that has one', () => {
    const everywhere = allowed(template).filter(({ resources }) => resources.includes('*'));
    const actions = [...new Set(everywhere.flatMap((statement) => statement.actions))];
    expect(actions.filter((action) => !NAMELESS.some((nameless) => nameless.test(action)))).toEqual([]);
  });

  it("gives no role what AWS's own policies give, which is more than is needed", () => {
    const managed = resourcesOf(template, 'AWS::IAM::Role').filter(
      ([, { Properties }]) => Properties.ManagedPolicyArns,
    );
    expect(managed).toEqual([]);
  });

  it('lets nobody from outside call a function: whoever may is named, and the account with it', () => {
    for (const [, { Properties }] of resourcesOf(template, 'AWS::Lambda::Permission')) {
      expect(Properties.Principal).not.toBe('*');
      expect(Properties.SourceArn ?? Properties.SourceAccount).toBeDefined();
    }
  });

  it('puts no secret into an environment, where whoever reads the configuration would read it', () => {
    const variables = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([, { Properties }]) =>
      Object.entries(Properties.Environment?.Variables ?? {}),
    );
    const secret = variables.filter(
      ([name, value]) => SECRET_NAME.test(name) || SECRET_VALUE.test(JSON.stringify(value)),
    );
    expect(secret).toEqual([]);
  });

  it('has buckets that are private, encrypted, and reached over TLS only', () => {
    const denials = JSON.stringify(
      resourcesOf(template, 'AWS::S3::BucketPolicy').filter(([, { Properties }]) =>
        JSON.stringify(Properties.PolicyDocument).includes('"aws:SecureTransport":"false"'),
      ),
    );
    for (const [id, { Properties }] of resourcesOf(template, 'AWS::S3::Bucket')) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(Properties.BucketEncryption).toBeDefined();
      expect(denials).toContain(`"Bucket":{"Ref":"${id}"}`);
    }
  });

  it('has logs that forget', () => {
    const kept = resourcesOf(template, 'AWS::Logs::LogGroup').filter(([, group]) => !group.Properties.RetentionInDays);
    expect(kept).toEqual([]);
  });
});

describe('the stacks that hold and run Holdfast', () => {
  it.each([
    ['data', data],
    ['app', application],
  ])('can be deployed to an emulator: %s', (_, template) => {
    const types = Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
    expect(types.filter((type) => NEEDS_AWS.some((family) => type.startsWith(family)))).toEqual([]);
  });
});
