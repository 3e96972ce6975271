/** What a reader, or whoever listens to the page, is told of its form: each group by its legend and description, and what is chosen. */
export function formOf(html: string) {
  const groups = [...html.matchAll(/<fieldset aria-describedby="([^"]+)">(.*?)<\/fieldset>/gs)].map(
    ([, describedBy, inside = '']) => ({
      legend: textOf(inside, /<legend>(.*?)<\/legend>/),
      description: textOf(inside, new RegExp(`<p id="${describedBy}">(.*?)</p>`)),
      labels: [...inside.matchAll(/<label><input [^>]*>(.*?)<\/label>/g)].map(([, label]) => label),
    }),
  );
  const chosen = [...html.matchAll(/<input [^>]*name="([^"]+)" value="([^"]+)"[^>]* checked>/g)];
  const labelled = groups.flatMap(({ labels }) => labels).length;
  return {
    groups,
    chosen: Object.fromEntries(chosen.map(([, name, value]) => [name as string, value as string])),
    unlabelled: [...html.matchAll(/<(input|select|textarea)\b/g)].length - labelled,
    hasScripts: /<script|\son\w+=|javascript:/i.test(html),
    language: textOf(html, /<html lang="([^"]+)">/),
  };
}

function textOf(html: string, pattern: RegExp): string | undefined {
  return pattern.exec(html)?.[1];
}
