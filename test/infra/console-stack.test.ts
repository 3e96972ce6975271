import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { holdfastApp } from '../../lib/infra/holdfast-app.ts';
import { onlyResource, resourcesOf, synthesise } from './synthesise.ts';

const { app } = synthesise();
const site = Template.fromStack(app.console);
const distribution = onlyResource(site, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
const bucketNamed = (part: string) => resourcesOf(site, 'AWS::S3::Bucket').find(([id]) => id.includes(part))?.[1];

describe("the console's buckets", () => {
  it('are private, encrypted, and refuse what does not come over TLS', () => {
    const buckets = resourcesOf(site, 'AWS::S3::Bucket');
    const policies = resourcesOf(site, 'AWS::S3::BucketPolicy').map(([, { Properties }]) => JSON.stringify(Properties));
    expect(buckets).toHaveLength(2);
    for (const [id, { Properties }] of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(Properties.BucketEncryption).toBeDefined();
      expect(policies.some((policy) => policy.includes(id) && policy.includes('aws:SecureTransport'))).toBe(true);
    }
  });

  it('go with the stack where the repository has what is in them, and stay where it is a log that forgets', () => {
    expect(bucketNamed('Site')?.DeletionPolicy).toBe('Delete');
    for (const [, { Properties }] of resourcesOf(site, 'Custom::CDKBucketDeployment')) {
      expect(Properties.RetainOnDelete).not.toBe(true);
    }
    expect(bucketNamed('AccessLogs')?.DeletionPolicy).toBe('Retain');
    expect(bucketNamed('AccessLogs')?.Properties.LifecycleConfiguration.Rules).toMatchObject([
      { ExpirationInDays: 90, Status: 'Enabled' },
    ]);
  });

  it('can be read by the distribution alone', () => {
    site.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
  });
});

describe('the delivery', () => {
  it('reads the bucket with Origin Access Control', () => {
    expect(distribution.Origins).toMatchObject([{ OriginAccessControlId: {}, S3OriginConfig: {} }]);
    site.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { OriginAccessControlOriginType: 's3', SigningBehavior: 'always' },
    });
  });

  it('speaks HTTPS only, in HTTP/2 and HTTP/3, compressed, and keeps a log', () => {
    expect(distribution).toMatchObject({
      HttpVersion: 'http2and3',
      DefaultRootObject: 'index.html',
      DefaultCacheBehavior: {
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: ['GET', 'HEAD'],
        Compress: true,
      },
      Logging: { Bucket: {} },
    });
  });

  it('answers an address inside the console with the page', () => {
    expect(distribution.CustomErrorResponses).toEqual([
      { ErrorCode: 403, ResponseCode: 200, ResponsePagePath: '/index.html', ErrorCachingMinTTL: 0 },
    ]);
  });

  it("has its own host and TLS 1.2 with the certificate's configuration, and says where it is", () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/console';
    const origin = 'https://success.northgauge.example';
    const { console: hosted } = holdfastApp({
      context: { holdfast: { console: { origin, certificateArn } }, 'aws:cdk:bundling-stacks': [] },
    });
    const template = Template.fromStack(hosted);
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['success.northgauge.example'],
        ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
      },
    });
    template.hasOutput('ConsoleUrl', { Value: origin });
  });
});

describe('the security headers', () => {
  const { SecurityHeadersConfig: headers } = onlyResource(site, 'AWS::CloudFront::ResponseHeadersPolicy').Properties
    .ResponseHeadersPolicyConfig;

  it('are sent with every file', () => {
    expect(distribution.DefaultCacheBehavior.ResponseHeadersPolicyId).toBeDefined();
    expect(headers).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Override: true },
    });
  });

  it('let a page run its own files only, and talk to the API and the issuer of tokens', () => {
    const policy = JSON.stringify(headers.ContentSecurityPolicy.ContentSecurityPolicy);
    for (const rule of ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe-eval');
    const { console: foreign } = holdfastApp({
      context: {
        holdfast: { identity: { issuer: 'https://login.northgauge.example/realms/cs', audience: ['console'] } },
        'aws:cdk:bundling-stacks': [],
      },
      env: { account: '111111111111', region: 'eu-central-1' },
    });
    const { SecurityHeadersConfig } = onlyResource(
      Template.fromStack(foreign),
      'AWS::CloudFront::ResponseHeadersPolicy',
    ).Properties.ResponseHeadersPolicyConfig;
    const foreignPolicy = JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy);
    expect(foreignPolicy).toMatch(/connect-src 'self' https:.*ApiEndpoint.*login\.northgauge\.example/);
    expect(foreignPolicy).not.toContain('realms');
  });
});

describe('the content', () => {
  const copies = resourcesOf(site, 'Custom::CDKBucketDeployment').map(([, resource]) => resource);
  const [assets, pages] = ['assets/*', '*'].map((what) =>
    copies.find(({ Properties }) => (Properties.Include ?? ['*'])[0] === what),
  );

  it('is the page and a config.json of this environment, checked for changes at every visit', () => {
    expect(pages?.Properties).toMatchObject({
      Exclude: ['assets/*'],
      SystemMetadata: { 'cache-control': 'no-cache' },
    });
    expect(pages?.Properties.SourceObjectKeys).toHaveLength(2);
  });

  it('is files with a hash in their name, which are there before the page and never change', () => {
    expect(assets?.Properties).toMatchObject({
      Exclude: ['*'],
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(pages?.DependsOn?.some((id) => id.includes('Assets'))).toBe(true);
  });
});

describe('what copies the content', () => {
  it('may take what was uploaded and fill its own bucket, by no pattern of actions', () => {
    const roles = resourcesOf(site, 'AWS::IAM::Role').map(([, { Properties }]) => Properties);
    const actions = roles.flatMap(({ Policies }) =>
      Policies.flatMap(({ PolicyDocument }: { PolicyDocument: { Statement: { Action: string | string[] }[] } }) =>
        PolicyDocument.Statement.flatMap(({ Action }) => Action),
      ),
    );
    expect(actions.sort()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:AbortMultipartUpload',
      's3:DeleteObject',
      's3:GetBucketTagging',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
    expect(resourcesOf(site, 'AWS::IAM::Policy')).toEqual([]);
  });
});

describe('logs', () => {
  it('of the function that copies the content are forgotten', () => {
    const groups = resourcesOf(site, 'AWS::Logs::LogGroup').map(([, { Properties }]) => Properties);
    expect(groups).toMatchObject([
      { LogGroupName: '/aws/lambda/holdfast-production-console-content', RetentionInDays: 90 },
    ]);
  });
});

describe('signing in', () => {
  const origin = 'https://success.northgauge.example';
  const { application, console: hosted } = synthesise({ console: { origin } });

  it('is offered once it is known where the console is: by code, which comes back there only', () => {
    application.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
      CallbackURLs: [`${origin}/`],
      LogoutURLs: [`${origin}/`],
      GenerateSecret: Match.absent(),
    });
    application.resourceCountIs('AWS::Cognito::UserPoolDomain', 1);
    const [, configuration] = resourcesOf(hosted, 'Custom::CDKBucketDeployment').flatMap(([, { Properties }]) =>
      JSON.stringify(Properties.SourceMarkers ?? []),
    );
    expect(configuration, 'config.json says where to sign out').toContain('UserPoolSignIn');
    const { SecurityHeadersConfig } = onlyResource(hosted, 'AWS::CloudFront::ResponseHeadersPolicy').Properties
      .ResponseHeadersPolicyConfig;
    expect(JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy)).toMatch(
      /connect-src 'self'.*amazoncognito\.com/,
    );
  });

  it('is offered nowhere before', () => {
    const { application: unknown } = synthesise();
    unknown.resourceCountIs('AWS::Cognito::UserPoolDomain', 0);
    expect(onlyResource(unknown, 'AWS::Cognito::UserPoolClient').Properties.CallbackURLs).toBeUndefined();
  });
});
