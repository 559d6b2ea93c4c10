import { t } from 'i18next';

/** One field at fault, as the server names it. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** Stands for the code where no problem document came. */
export const UNKNOWN = 'UNKNOWN';

/** An answer that refuses: the server's problem document, or what stood in its place. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly fields: readonly FieldProblem[] = [],
    readonly traceId?: string,
  ) {
    super(detail);
    this.name = 'Problem';
  }

  /** Whether the same request may succeed later without anybody changing it. */
  get isTemporary(): boolean {
    return this.status === 0 || Problem.isTemporaryStatus(this.status);
  }

  static isTemporaryStatus(status: number): boolean {
    return status === 408 || status === 429 || status >= 500;
  }

  /** The server was not reached at all. */
  static unreachable(): Problem {
    return new Problem(0, 'UNREACHABLE', t('problem.unreachable'));
  }

  static from(status: number, body: unknown): Problem {
    if (typeof body !== 'object' || body === null || !('code' in body)) {
      return new Problem(status, status >= 500 ? 'SERVICE_UNAVAILABLE' : UNKNOWN, t('problem.unexpected', { status }));
    }
    const document = body as {
      code: string;
      detail?: string;
      title?: string;
      errors?: FieldProblem[];
      trace_id?: string;
    };
    return new Problem(
      status,
      document.code,
      document.detail ?? document.title ?? document.code,
      document.errors ?? [],
      document.trace_id,
    );
  }
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Problem) {
    const fields = error.fields.map((each) => `${each.field}: ${each.message}`).join(' · ');
    return fields === '' ? error.message : `${error.message} ${fields}`;
  }
  return error instanceof Error ? error.message : String(error);
}
