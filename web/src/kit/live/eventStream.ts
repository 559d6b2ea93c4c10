/** One event of a stream: its name, `message` where it has none, and its data. */
export interface StreamEvent {
  name: string;
  data: string;
  id: string | undefined;
}

/** Puts events together from the pieces in which they arrive, as the standard of server-sent events has it. */
export class EventStreamParser {
  private rest = '';
  private name = '';
  private data: string[] = [];
  private id: string | undefined;
  private started = false;

  /** The events that a further piece completes. */
  push(piece: string): StreamEvent[] {
    let text = this.rest + piece;
    if (!this.started && text !== '') {
      this.started = true;
      text = text.startsWith('\ufeff') ? text.slice(1) : text;
    }
    const events: StreamEvent[] = [];
    let from = 0;
    for (;;) {
      const end = text.slice(from).search(/[\r\n]/);
      // A carriage return at the very end may be half of a pair.
      if (end < 0 || (text[from + end] === '\r' && from + end === text.length - 1)) {
        break;
      }
      const event = this.line(text.slice(from, from + end));
      if (event !== undefined) {
        events.push(event);
      }
      from += end + (text.startsWith('\r\n', from + end) ? 2 : 1);
    }
    this.rest = text.slice(from);
    return events;
  }

  private line(line: string): StreamEvent | undefined {
    if (line === '') {
      return this.dispatch();
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') {
      this.data.push(value);
    } else if (field === 'event') {
      this.name = value;
    } else if (field === 'id') {
      this.id = value;
    }
    return undefined;
  }

  private dispatch(): StreamEvent | undefined {
    const event =
      this.data.length === 0
        ? undefined
        : { name: this.name === '' ? 'message' : this.name, data: this.data.join('\n'), id: this.id };
    this.name = '';
    this.data = [];
    return event;
  }
}
