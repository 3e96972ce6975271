/** What the company looks like: a colour (`#rrggbb`) that white is readable on and that is readable on white, and where its logo lies. */
export type Brand = { colour?: string; logo?: string };

/** The least contrast of a text that anybody can read (WCAG 2.2, 1.4.3). */
export const leastContrast = 4.5;

/** Whether a text is a colour as a brand has it: `#rrggbb`. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/** The contrast of a colour (`#rrggbb`) to white, 1 to 21 (WCAG 2.2). */
export function contrastToWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Nothing that could end an attribute or a content policy. */
const LOGO = /^https:\/\/[^\s"'<>;,\\]+$/;

/** Whether an address may be that of a logo: on the web, by https, without a name or password. */
export function isLogo(url: string): boolean {
  if (!LOGO.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}
