const LINK = /(\s(?:href|src|action|background)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;
const ALLOWED = /^(?:https?:\/\/|mailto:|#)/i;

/** HTML in which every link leads to the web or to a mail address; any other (`javascript:`, `data:`) leads nowhere. */
export function allowedUrls(html: string): string {
  return html.replace(LINK, (whole, start: string, double?: string, single?: string, bare?: string) =>
    ALLOWED.test(decoded(double ?? single ?? bare ?? '')) ? whole : `${start}"#"`,
  );
}

/** As a browser reads an attribute: numeric references resolved, white space and control characters dropped. */
function decoded(value: string): string {
  const resolved = value.replace(/&#(x[0-9a-f]+|\d+);?/gi, (_, code: string) =>
    String.fromCodePoint(Math.min(0x10ffff, Number(code.toLowerCase().startsWith('x') ? `0${code}` : code))),
  );
  return [...resolved].filter((char) => char > ' ').join('');
}
