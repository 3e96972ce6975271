import { Duration, Fn } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';

/** Long enough that a browser that has once seen the console never asks for it over plain HTTP. */
const HSTS = Duration.days(365);

/** What a browser is told with every file: talk to the API and the issuer of tokens, run only what comes with the page. */
export function securityHeaders({
  apiUrl,
  issuer,
}: {
  apiUrl: string;
  issuer: string;
}): ResponseSecurityHeadersBehavior {
  return {
    contentSecurityPolicy: { contentSecurityPolicy: contentPolicy([apiUrl, issuer].map(originOf)), override: true },
    strictTransportSecurity: { accessControlMaxAge: HSTS, includeSubdomains: true, override: true },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  };
}

function contentPolicy(origins: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${origins.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The origin of an address that may only be known once it is deployed. */
function originOf(address: string): string {
  return Fn.join('', ['https://', Fn.select(2, Fn.split('/', address))]);
}
