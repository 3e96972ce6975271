import { type IResolvable, Reference, Stack, StringConcat, Token, Tokenization, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says of a construct that a rule of the checks (checks.ts) does not apply to it, and why: a sentence or more. */
export function acknowledge(construct: IConstruct, rule: string, reason: string) {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

/** Says why a policy below the construct may name a resource by a pattern: the checks ask for each one of them. */
export function acknowledgePattern(construct: IConstruct, resource: string, reason: string) {
  const stack = Stack.of(construct);
  const written = asChecksWriteIt(stack.resolve(withImports(resource, stack)));
  acknowledge(construct, `AwsSolutions-IAM5[Resource::${written}]`, reason);
}

/** The text with what is another stack's as it is when the checks look: imported under the name it is exported by. */
function withImports(text: string, stack: Stack): string {
  const mapToken = (token: IResolvable) =>
    Token.asString(isElsewhere(token, stack) ? Stack.of(token.target).exportValue(token) : token);
  return Tokenization.reverseString(text).mapTokens({ mapToken }).join(new StringConcat());
}

function isElsewhere(token: IResolvable, stack: Stack): token is Reference {
  return Reference.isReference(token) && Stack.of(token.target) !== stack;
}

/** A value of CloudFormation as one text: references in angle brackets, joins joined. */
function asChecksWriteIt(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, ...other } = value as Intrinsic;
  if (join) return join[1].map(asChecksWriteIt).join(join[0]);
  if (attribute) return `<${attribute.join('.')}>`;
  if (Ref) return `<${Ref}>`;
  return asChecksWriteIt(other['Fn::Sub'] ?? other['Fn::ImportValue'] ?? '');
}

type Intrinsic = {
  Ref?: string;
  'Fn::GetAtt'?: string[];
  'Fn::Join'?: [string, unknown[]];
  'Fn::Sub'?: string;
  'Fn::ImportValue'?: string;
};
