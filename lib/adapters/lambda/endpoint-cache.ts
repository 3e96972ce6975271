/**
 * Stands in for `@aws-sdk/endpoint-cache` in the bundles: it would remember addresses that endpoint discovery found,
 * which nothing here turns on. Were it on, each request would ask again.
 */
export class EndpointCache {
  get() {
    return undefined;
  }
  getEndpoint() {
    return undefined;
  }
  has() {
    return false;
  }
  set() {}
  delete() {}
  clear() {}
}
