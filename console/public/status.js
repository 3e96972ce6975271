/** The page's whole work: read where the API is, ask how it is, and list what it does. */
const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

const at = (id) => document.getElementById(id);

/** An element with texts or elements inside; text is never read as HTML. */
function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

function say(state, ...sentences) {
  at('status').dataset.state = state;
  at('status').replaceChildren(...sentences.map((sentence) => element('p', '', sentence)));
}

async function json(address) {
  const response = await fetch(address, { cache: 'no-store', credentials: 'omit' });
  if (!response.ok) throw Object.assign(new Error(`${address} answered ${response.status}.`), { answered: true });
  return response.json();
}

/** Every operation of an OpenAPI document, in its order. */
function operationsOf({ paths }) {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ method, path, ...item[method] })),
  );
}

function row({ method, path, summary, 'x-role': role }) {
  return element(
    'li',
    '',
    element('code', '', `${method.toUpperCase()} ${path}`),
    element('span', 'role', role === 'public' ? 'public' : `role ${role}`),
    element('span', 'summary', summary),
  );
}

function tellHealth({ latestDay }) {
  const judged = latestDay
    ? `Accounts are judged up to ${latestDay}.`
    : 'No day has been judged yet: the first daily run has still to come.';
  say('ok', 'The service is up.', judged);
}

function tellTrouble(error, apiUrl) {
  if (error.answered) {
    say('trouble', 'The service has trouble.', `${error.message} Its alarms and its log say why.`);
    return;
  }
  say(
    'trouble',
    'The API cannot be reached from here.',
    `${apiUrl} did not answer this page. If the API is up, it does not know this page yet: set console.origin in ` +
      `cdk.json to "${location.origin}" and deploy the app.`,
  );
}

async function show() {
  const { apiUrl, environment } = await json('/config.json');
  at('environment').textContent = environment;
  document.title = `Holdfast: ${environment}`;
  try {
    tellHealth(await json(`${apiUrl}/health`));
    const document = await json(`${apiUrl}/openapi.json`);
    at('operation-list').replaceChildren(...operationsOf(document).map(row));
    at('operations').hidden = false;
  } catch (error) {
    tellTrouble(error, apiUrl);
  }
}

show().catch(() => {
  say('trouble', 'This page is incomplete.', 'Its /config.json is missing; deploying the console stack writes it.');
});
