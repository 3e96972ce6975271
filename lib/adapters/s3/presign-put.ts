import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialIdentity, Provider } from '@smithy/types';
import { Sha256 } from './sha256.ts';

/** Who signs, and for which region; the config of any AWS client has both. */
export type Signer = {
  credentials: AwsCredentialIdentity | Provider<AwsCredentialIdentity>;
  region: string | Provider<string>;
};

/** One file that may be put, at one address, of so many bytes. */
export type Put = { url: URL; bytes: number; signingDate: Date; expiresInSeconds: number };

/**
 * The address under which whoever has it may put the file, until it expires (SigV4, query string). The length is part
 * of what is signed: S3 refuses a file of any other. Signed here and not with the SDK's presigner, as that brings the
 * whole S3 client into a function which only signs.
 */
export async function presignPut({ url, bytes, signingDate, expiresInSeconds }: Put, signer: Signer): Promise<string> {
  const signature = new SignatureV4({ ...signer, service: 's3', sha256: Sha256, uriEscapePath: false });
  const request = {
    method: 'PUT',
    protocol: url.protocol,
    hostname: url.host,
    path: url.pathname,
    query: {},
    headers: { host: url.host, 'content-length': String(bytes), 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
  };
  const signed = await signature.presign(request, { signingDate, expiresIn: expiresInSeconds });
  const query = Object.entries(signed.query ?? {}).map(
    ([name, value]) => `${percentEncoded(name)}=${percentEncoded(String(value))}`,
  );
  return `${url.origin}${url.pathname}?${query.join('&')}`;
}

/** The address of an object: under the bucket's own name on AWS, under a path where an endpoint is given. */
export function objectUrl({ bucket, key, region, endpoint }: ObjectPlace): URL {
  const path = key.split('/').map(percentEncoded).join('/');
  if (endpoint) return new URL(`${endpoint.replace(/\/+$/, '')}/${bucket}/${path}`);
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(`https://${bucket}.s3.${region}.${suffix}/${path}`);
}

type ObjectPlace = { bucket: string; key: string; region: string; endpoint?: string };

/** Everything but unreserved characters in percent encoding, as signatures have it. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
