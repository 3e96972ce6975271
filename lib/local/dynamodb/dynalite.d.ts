declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** An HTTP server that speaks DynamoDB; without `path` it keeps everything in memory. */
  export default function dynalite(options?: {
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
    maxItemSizeKb?: number;
  }): Server;
}
