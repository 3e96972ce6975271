import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgePattern } from '../acknowledge.ts';

/** What cdk-nag finds in the console, and why it stays. */
const DELIVERY = {
  'AwsSolutions-CFR1': 'Customer Success teams travel: nobody is turned away for the country they are in.',
  'AwsSolutions-CFR2':
    'Static files that ask for no login and reach nothing behind them: a firewall has nothing to guard.',
  'AwsSolutions-CFR4':
    'Only while there is no certificate: the certificate of cloudfront.net has its own policy. With console.certificateArn it is TLS 1.2.',
};
const SITE = { 'AwsSolutions-S1': 'Only the distribution reads it, and the distribution logs every request.' };
const ACCESS_LOGS = { 'AwsSolutions-S1': 'It is the log; a log of its log would grow from itself.' };

/** The function is the CDK's own: its code and runtime are given, and it runs at a deployment and at no other time. */
const COPIES = 'The function of the CDK that copies the files into the bucket when the stack is deployed';
const CONTENT = {
  'AwsSolutions-L1': `${COPIES}: its runtime comes with the CDK.`,
  'Serverless-LambdaLatestVersion': `${COPIES}: its runtime comes with the CDK.`,
  'Serverless-LambdaDLQ': `${COPIES}: what it fails on fails the deployment, before everybody's eyes.`,
  'Serverless-LambdaTracing': `${COPIES}: nobody waits for it but the deployment, which shows how long it took.`,
};

const JUSTIFIED = { delivery: DELIVERY, site: SITE, 'access logs': ACCESS_LOGS, content: CONTENT };

/** Acknowledges what cdk-nag finds in a construct, with the reason. */
export function justify(what: keyof typeof JUSTIFIED, construct: Construct) {
  for (const [rule, reason] of Object.entries(JUSTIFIED[what])) acknowledge(construct, rule, reason);
}

const PATTERNS = {
  assets: 'What a deployment uploads is named by its hash: every file of the CDK lies in this bucket.',
  site: 'The files of the console, whatever they are called.',
};

/** Says why the role that copies files may name a resource by a pattern. */
export function justifyPattern(what: keyof typeof PATTERNS, role: Construct, resource: string) {
  acknowledgePattern(role, resource, PATTERNS[what]);
}

/** The function that copies files: the CDK makes one for a stack, beside what asks for it. */
export function copyingFunction(scope: Construct): Construct {
  const found = Stack.of(scope).node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  if (!found) throw new Error('Expected the function of BucketDeployment beside it; found none.');
  return found as Construct;
}
