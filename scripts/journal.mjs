// A vitest reporter that writes each test's begin and end to a file at once, so that a run that is ended from outside still has its true count.
import { appendFileSync } from 'node:fs';

const file = process.env.HUECRY_TEST_JOURNAL ?? '';
const write = (line) => appendFileSync(file, `${JSON.stringify(line)}\n`);
/** A hook belongs to a test, a suite or a file; only the first two have a full name. */
const place = (entity) => ({ file: (entity.module ?? entity).moduleId, name: entity.fullName ?? '' });

// oxlint-disable-next-line import/no-default-export -- what vitest asks of a reporter's file
export default class Journal {
  onTestCaseReady(test) {
    write({ at: 'begin', ...place(test) });
  }
  onTestCaseResult(test) {
    write({ at: 'end', ...place(test), state: test.result().state });
  }
  onHookStart({ name, entity }) {
    write({ at: 'begin', ...place(entity), hook: name });
  }
  onHookEnd({ name, entity }) {
    write({ at: 'end', ...place(entity), hook: name });
  }
  onTestModuleQueued(module) {
    write({ at: 'begin', ...place(module), hook: 'file' });
  }
  onTestModuleEnd(module) {
    write({
      at: 'end',
      ...place(module),
      hook: 'file',
      failed: module.state() === 'failed',
      errors: module.errors().map(({ message }) => String(message).split('\n')[0]),
    });
  }
}
