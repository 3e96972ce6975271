import { Duration, Fn } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { contentPolicy } from '../../domain/content-policy.ts';

/** Long enough that a browser that has once seen the console never asks for it over plain HTTP. */
const HSTS = Duration.days(365);

type Correspondents = { apiUrl: string; issuer: string; signInOrigin?: string };

/** What a browser is told with every file: talk to the API and where people sign in, run only what comes with the page. */
export function securityHeaders({ apiUrl, issuer, signInOrigin }: Correspondents): ResponseSecurityHeadersBehavior {
  const connect = [apiUrl, issuer, ...(signInOrigin ? [signInOrigin] : [])].map(originOf);
  return {
    contentSecurityPolicy: { contentSecurityPolicy: contentPolicy(connect), override: true },
    strictTransportSecurity: { accessControlMaxAge: HSTS, includeSubdomains: true, override: true },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  };
}

/** The origin of an address that may only be known once it is deployed. */
function originOf(address: string): string {
  return Fn.join('', ['https://', Fn.select(2, Fn.split('/', address))]);
}
