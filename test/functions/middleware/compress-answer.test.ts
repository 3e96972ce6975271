import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressAnswer } from '../../../functions/middleware/compress-answer.ts';
import { httpEvent } from '../../factories/http-event.ts';

const long = JSON.stringify({ text: 'ä'.repeat(2000) });

function answered(body: string, accepts?: string) {
  const headers: Record<string, string> = accepts === undefined ? {} : { 'accept-encoding': accepts };
  const response = { statusCode: 200, headers: { 'content-type': 'application/json', etag: '"a"' }, body };
  const request = { event: httpEvent('/accounts', { headers }), response };
  compressAnswer().after(request);
  return request.response as typeof response & { isBase64Encoded?: boolean; headers: Record<string, string> };
}

describe('an answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP;q=0.5, br;q=0', 'gzip'],
  ])('is compressed for who accepts %s', (accepts, encoding) => {
    const { headers, body, isBase64Encoded } = answered(long, accepts);
    const open = encoding === 'br' ? brotliDecompressSync : gunzipSync;
    expect([headers['content-encoding'], headers.vary, isBase64Encoded]).toEqual([encoding, 'accept-encoding', true]);
    expect(open(Buffer.from(body, 'base64')).toString()).toBe(long);
    expect(headers.etag).toBe('"a"');
  });

  it.each([undefined, '', 'identity', 'deflate', 'br;q=0.0, gzip;q=0'])(
    'is left as it is for who accepts %s',
    (accepts) => {
      const { headers, body, isBase64Encoded } = answered(long, accepts);
      expect([headers['content-encoding'], body, isBase64Encoded]).toEqual([undefined, long, undefined]);
      expect(headers.vary).toBe('accept-encoding');
    },
  );

  it('that is short is left as it is', () => {
    expect(answered('{}', 'br').headers).toEqual({ 'content-type': 'application/json', etag: '"a"' });
  });
});
