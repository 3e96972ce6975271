import { DomainError } from '../../../domain/errors.ts';

/** There is no such table where the credentials and the region lead. */
export class TableMissing extends DomainError {
  override readonly name = 'TableMissing';
  readonly retryable = false;

  constructor(table: string, region: string) {
    super(
      `There is no table ${table} in ${region}: give the name of one that is there, or set AWS_REGION and AWS_PROFILE.`,
    );
  }
}

/** DynamoDB cannot be asked about the table: no credentials, no region, no permission, no network. */
export class TableUnreachable extends DomainError {
  override readonly name = 'TableUnreachable';
  readonly retryable = false;

  constructor(table: string, reason: string) {
    super(`The table ${table} cannot be reached: ${reason} Check AWS_REGION and the AWS credentials, and run again.`);
  }
}

/** An import was to go into a table that has items. */
export class TableNotEmpty extends DomainError {
  override readonly name = 'TableNotEmpty';
  readonly retryable = false;

  constructor(table: string) {
    super(
      `The table ${table} is not empty, and nothing was written: import into an empty one, or add --into-existing to ` +
        'write over what is there (as after an import that was cut off).',
    );
  }
}

/** An export cannot be read to its end, or is not what was written. */
export class ExportDamaged extends DomainError {
  override readonly name = 'ExportDamaged';
  readonly retryable = false;

  constructor(file: string, line: number, found: string) {
    super(`${file}, line ${line}: ${found}. Use another copy of the export.`);
  }
}

/** An export was taken by a newer version of Holdfast than this one. */
export class ExportTooNew extends DomainError {
  override readonly name = 'ExportTooNew';
  readonly retryable = false;

  constructor(file: string, found: number, known: number) {
    super(
      `${file} holds items of schema version ${found}, and this version of Holdfast knows ${known} at most: ` +
        'import it with the version that took it, or a newer one.',
    );
  }
}

/** The file to export to is there already. */
export class ExportExists extends DomainError {
  override readonly name = 'ExportExists';
  readonly retryable = false;

  constructor(file: string) {
    super(`${file} is there already, and an export does not write over another: name another file.`);
  }
}
