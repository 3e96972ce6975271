import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RejectSink, RejectSinks } from '../../ports/sources.ts';

const PIECE = 65_536;

/** Writes rejections to `<folder>/<import id>/rejects.ndjson`, one JSON object a line; the file is made when there is one. */
export function rejectFiles(folder: string): RejectSinks {
  return { open: (importId) => rejectFile(join(folder, importId)) };
}

function rejectFile(folder: string): RejectSink {
  const path = join(folder, 'rejects.ndjson');
  let isMade = false;
  let piece = '';
  const flush = () => {
    if (piece === '') return;
    if (!isMade) mkdirSync(folder, { recursive: true });
    isMade = true;
    appendFileSync(path, piece);
    piece = '';
  };
  return {
    write(rejection) {
      piece += `${JSON.stringify(rejection)}\n`;
      if (piece.length >= PIECE) flush();
    },
    async close() {
      flush();
      return isMade ? path : undefined;
    },
  };
}
