import type { StoredFiles } from '../folder/stored-files.ts';
import { isS3Address } from './folder-address.ts';

/** Files of folders on the disk or in a bucket, as the folder's address says. */
export function eitherFiles(onDisk: StoredFiles, inBucket: StoredFiles): StoredFiles {
  const of = (folder: string) => (isS3Address(folder) ? inBucket : onDisk);
  return {
    list: (folder) => of(folder).list(folder),
    read: (folder, file) => of(folder).read(folder, file),
  };
}
