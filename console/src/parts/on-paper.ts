/** Nothing in a mail may load anything from elsewhere but the company's logo, even where the frame would let it. */
const policyWith = (logo = '') =>
  `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data: ${logo}">`;
const look =
  '<style>body{margin:16px;font:15px/1.6 system-ui,sans-serif;color:#1c1c1c;background:#fff;overflow-wrap:break-word}</style>';

/** A letter is paper: dark on white, whatever the scheme of the page. For frames that run nothing. */
export const onPaper = (html: string, logo?: string): string =>
  html.replace(/<head>/i, () => `<head>${policyWith(logo)}${look}`);
