const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as HTML shows it, whatever it holds. */
export function escaped(text: string | number | undefined): string {
  return String(text ?? '').replaceAll(/[&<>"']/g, (character) => escapes[character] as string);
}

/** The whole of a mail or page: its title, and what stands in its body. Styles are inline or in `css`: nothing is fetched. */
export function htmlDocument(title: string, body: string, css = ''): string {
  const style = css ? `<style>${css}</style>\n` : '';
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escaped(title)}</title>\n${style}</head>\n<body>\n${body.trim()}\n</body>\n</html>\n`;
}
