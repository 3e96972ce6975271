/**
 * What a browser may load for the console, and whom it may talk to: only what comes with the page, and `connect`, origins
 * beside its own. Styles may stand in the page, where the components put them; scripts may not. Pictures may come by https:
 * the company's logo lies where its settings say.
 */
export function contentPolicy(connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
