import { describe, expect, it } from 'vitest';
import { liquidTemplates } from '../../../lib/adapters/liquid/liquid-templates.ts';

const templates = liquidTemplates();

describe('a template', () => {
  it('escapes values in HTML and leaves them as they are in text', () => {
    const variables = { account: { name: '<b>Acme</b> & Sons' } };
    expect(templates.render('{{ account.name }}', variables, 'html')).toBe('&lt;b&gt;Acme&lt;/b&gt; &amp; Sons');
    expect(templates.render('{{ account.name }}', variables, 'text')).toBe('<b>Acme</b> & Sons');
  });

  it.each([
    ['a script', 'javascript:alert(1)', '#'],
    ['a script in disguise', 'java\tscript:alert(1)', '#'],
    ['a data URL', 'data:text/html,hello', '#'],
    ['a relative path', '/admin', '#'],
    ['the web', 'https://example.com/a?b=1&c=2', 'https://example.com/a?b=1&amp;c=2'],
    ['a mail address', 'mailto:cs@example.com', 'mailto:cs@example.com'],
  ])('with a link to %s leads to %s only if that is allowed', (_, url, expected) => {
    for (const quoted of ['"{{ url }}"', "'{{ url }}'"]) {
      const html = templates.render(`<a class="x" href=${quoted}>go</a>`, { url }, 'html');
      expect(html.replaceAll("'", '"')).toBe(`<a class="x" href="${expected}">go</a>`);
    }
  });

  it.each(['&#106;avascript:alert(1)', '&#x6a;avascript:alert(1)', 'JAVASCRIPT:alert(1)'])(
    'written with %s leads nowhere',
    (url) => {
      expect(templates.render(`<a href="${url}">go</a>`, {}, 'html')).toBe('<a href="#">go</a>');
    },
  );

  it.each([
    ['a prototype', '{{ account.constructor.name }}{{ account.__proto__ }}'],
    ['an inherited method', '{{ account.toString }}'],
  ])('does not reach %s', (_, text) => {
    expect(templates.render(text, { account: {} }, 'text')).toBe('');
  });

  it.each([
    ["{% include 'a' %}", 'tag "include" not found'],
    ["{% render 'a' %}", 'tag "render" not found'],
    ["{% layout 'a' %}", 'tag "layout" not found'],
    ['{{ a | raw }}', 'undefined filter: raw'],
    ['{{ a | nothing }}', 'undefined filter: nothing'],
    ['{% if a %}', 'tag {% if a %} not closed'],
  ])('that says %s is refused', (text, message) => {
    expect(templates.read('a.txt', text)).toMatchObject({ fault: { message, position: { line: 1, column: 1 } } });
  });

  it('says which variables it reads and where, but not those it sets itself', () => {
    const text =
      'Hello {{ contact.name }}\n{% assign n = 1 %}{{ n }}{% for m in milestones.missing %}{{ m }}{% endfor %}';
    const reading = templates.read('a.txt', text);
    expect(reading.fault).toBeUndefined();
    expect(
      'variables' in reading && reading.variables.map(({ path, position }) => [path.join('.'), position.line]),
    ).toEqual([
      ['contact.name', 1],
      ['milestones.missing', 2],
    ]);
  });

  it('that does not render says why, without the values', () => {
    const long = { secret: 'ada@acme.example', list: [1] };
    expect(() =>
      templates.render(
        '{{ secret | divided_by: nothing.at.all | date: list }}{% for x in (1..99999999) %}{{ secret }}{% endfor %}',
        long,
        'text',
      ),
    ).toThrow(expect.objectContaining({ name: 'TemplateFailed', message: expect.not.stringContaining('ada@') }));
  });
});
