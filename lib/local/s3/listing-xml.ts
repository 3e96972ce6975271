import { escapeXml } from '../xml.ts';
import type { StoredObject } from './object-files.ts';

const MOST_KEYS = 1000;

/** A page of ListObjectsV2 as S3 writes it; a continuation token is the last key of the page before, in base64. */
export function listingXml(bucket: string, objects: StoredObject[], query: URLSearchParams): string {
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString();
  const most = Math.min(MOST_KEYS, Number(query.get('max-keys') ?? MOST_KEYS));
  const left = objects.slice(objects.findIndex(({ key }) => key === after) + 1);
  const page = left.slice(0, most);
  const isTruncated = page.length < left.length;
  const token = isTruncated ? Buffer.from(page.at(-1)?.key ?? '').toString('base64') : undefined;
  return [
    '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">',
    `<Name>${bucket}</Name><Prefix>${escapeXml(query.get('prefix') ?? '')}</Prefix><MaxKeys>${most}</MaxKeys>`,
    `<KeyCount>${page.length}</KeyCount><IsTruncated>${isTruncated}</IsTruncated>`,
    ...(token ? [`<NextContinuationToken>${token}</NextContinuationToken>`] : []),
    ...page.map(contents),
    '</ListBucketResult>',
  ].join('');
}

function contents({ key, bytes, modifiedAt, etag }: StoredObject): string {
  const modified = `<LastModified>${modifiedAt.toISOString()}</LastModified>`;
  return `<Contents><Key>${escapeXml(key)}</Key>${modified}<ETag>${escapeXml(etag)}</ETag><Size>${bytes}</Size></Contents>`;
}
