import { describe, expect, it } from 'vitest';
import { asProblem, problemOf } from '../../../console/src/api/problem.ts';

describe('what went wrong', () => {
  it('has the faults the API gave, with their place and remedy', async () => {
    const fault = {
      path: 'rules.late',
      message: 'is not known',
      file: 'rules.yaml',
      hint: 'Did you mean lately?',
      position: { line: 3, column: 7 },
    };
    const body = { title: 'Refused', detail: 'The draft has a fault.', errors: [fault] };
    const problem = await problemOf(Response.json(body, { status: 422 }));
    expect(problem).toMatchObject({ status: 422, title: 'Refused', message: body.detail, faults: [fault] });
    expect(asProblem(problem)).toBe(problem);
  });

  it('is told in its own words when no answer of the API is behind it', () => {
    const problem = asProblem(new Error('The console has no /config.json.'));
    expect(problem).toMatchObject({ status: 0, message: 'The console has no /config.json.', faults: [] });
  });
});
