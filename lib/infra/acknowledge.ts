import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says of a construct that a rule of the checks (checks.ts) does not apply to it, and why: a sentence or more. */
export function acknowledge(construct: IConstruct, rule: string, reason: string) {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

/** Says why a policy below the construct may name a resource by a pattern: the checks ask for each one of them. */
export function acknowledgePattern(construct: IConstruct, resource: string, reason: string) {
  const written = asChecksWriteIt(Stack.of(construct).resolve(resource));
  acknowledge(construct, `AwsSolutions-IAM5[Resource::${written}]`, reason);
}

/** A value of CloudFormation as one text: references in angle brackets, joins joined. */
function asChecksWriteIt(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Intrinsic;
  if (join) return join[1].map(asChecksWriteIt).join(join[0]);
  if (attribute) return `<${attribute.join('.')}>`;
  return `<${Ref}>`;
}

type Intrinsic = { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::Join'?: [string, unknown[]] };
