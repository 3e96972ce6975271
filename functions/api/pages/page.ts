import { escaped } from '../../../lib/domain/html.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#1c2430;--ground:#fff;--quiet:#51596b;--line:#b9c1cf;--deed:#1f5fbf;--on-deed:#fff;--notice:#fff4d6}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--ground:#14181f;--quiet:#a9b2c1;--line:#4b5566;--deed:#8ab4f8;--on-deed:#10141b;--notice:#3a3116}}
body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:min(10vh,6rem) auto;padding:0 1.5rem;color:var(--ink);background:var(--ground);overflow-wrap:anywhere}
h1{line-height:1.2}
a{color:var(--deed)}
button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.4rem;background:var(--deed);color:var(--on-deed);cursor:pointer}
fieldset{min-width:0;margin:0 0 1rem;padding:.8rem 1rem .3rem;border:1px solid var(--line);border-radius:.4rem}
legend{float:left;width:100%;padding:0;font-weight:600}
fieldset p{clear:both;margin:0;color:var(--quiet)}
label{display:inline-block;margin-right:1.5rem;padding:.6rem 0;cursor:pointer}
input{width:1.1rem;height:1.1rem;margin:0 .4rem 0 0;vertical-align:-.15rem;accent-color:var(--deed)}
.notice{padding:.6rem 1rem;border-radius:.4rem;background:var(--notice)}
:focus-visible{outline:3px solid var(--deed);outline-offset:2px}
`;

/** A whole page of HTML without scripts. `title` and `heading` are plain text, `body` is HTML. @default the title is the heading */
export function page(heading: string, body: string, title = heading): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(heading)}</h1>
${body}
</main>
</body>
</html>
`;
}
