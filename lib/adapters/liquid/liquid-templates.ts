import { Liquid, LiquidError } from 'liquidjs';
import { TemplateFailed } from '../../domain/messages/errors.ts';
import type { TemplateReading } from '../../domain/messages/template.ts';
import type { Templates } from '../../ports/workflows.ts';
import { allowedUrls } from './allowed-urls.ts';

/** What templates may not do: leave values unescaped, read other files, or give another result each time. */
const WITHOUT_TAGS = ['include', 'render', 'layout', 'block', 'raw'];
const WITHOUT_FILTERS = [
  'raw',
  'sample',
  'where_exp',
  'reject_exp',
  'group_by_exp',
  'has_exp',
  'find_exp',
  'find_index_exp',
];

function engine(format: 'text' | 'html'): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: format === 'html' ? 'escape' : undefined,
    timezoneOffset: 0,
    parseLimit: 200_000,
    memoryLimit: 10_000_000,
    templates: {},
  });
  for (const tag of WITHOUT_TAGS) delete liquid.tags[tag];
  for (const filter of WITHOUT_FILTERS) delete liquid.filters[filter];
  return liquid;
}

/** Templates in Liquid. In HTML every value is escaped, and links lead only to the web or to a mail address. */
export function liquidTemplates(): Templates {
  const engines = { text: engine('text'), html: engine('html') };
  return {
    read: (file, text) => read(engines.text, file, text),

    render(text, variables, format) {
      try {
        const rendered: string = engines[format].parseAndRenderSync(text, variables);
        return format === 'html' ? allowedUrls(rendered) : rendered;
      } catch (error) {
        // The library's message may quote values: only its first words, which name the tag or filter, are kept.
        throw new TemplateFailed(`A published template does not render: ${plainMessage(error as Error)}.`);
      }
    },
  };
}

function read(liquid: Liquid, file: string, text: string): TemplateReading {
  try {
    const { globals } = liquid.analyzeSync(liquid.parse(text, file));
    const variables = Object.values(globals)
      .flat()
      .map(({ segments, location }) => ({
        path: segments.filter((segment) => typeof segment === 'string'),
        position: { line: location.row, column: location.col },
      }));
    return { variables };
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const [line = 1, column = 1] = error.token.getPosition();
    return { fault: { message: plainMessage(error), position: { line, column } } };
  }
}

function plainMessage({ message }: Error): string {
  return message.replace(/, file:.*$/s, '').replace(/, line:.*$/s, '');
}
