/** The part of it that the issuer of these tests is made with; the package brings no types. */
declare module 'oidc-provider' {
  import type { EventEmitter } from 'node:events';
  import type { RequestListener } from 'node:http';

  export class Provider extends EventEmitter {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
}
