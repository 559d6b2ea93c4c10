import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Job, useJob } from './useJob';

const JOB: Job = {
  id: '0190f3a0-0000-7000-8000-000000000001',
  kind: 'catalog.import',
  status: 'running',
  progress: 0.1,
  created_at: '2026-11-30T12:00:00Z',
  owner: 'ana',
  attempts: 1,
};

/** The stream of the last request, to write events into. */
let stream: ReadableStreamDefaultController<Uint8Array>;
let asked: Request[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        stream = controller;
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Shown({ job, follow = true, onEnd }: { job: Job; follow?: boolean; onEnd?: () => void }) {
  const { status, progress } = useJob(job, { follow, ...(onEnd === undefined ? {} : { onEnd }) });
  return (
    <p>
      {status} {progress}
    </p>
  );
}

async function tell(change: Partial<Job>, name = 'trabajo'): Promise<void> {
  await act(async () => {
    stream.enqueue(new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify({ ...JOB, ...change })}\n\n`));
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

test('a job is shown as it comes on, and its end is told once', async () => {
  const onEnd = vi.fn();
  render(<Shown job={JOB} onEnd={onEnd} />);
  expect(screen.getByText('running 0.1')).toBeInTheDocument();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(new URL(asked[0]?.url ?? '').pathname).toBe(`/api/jobs/${JOB.id}/eventos`);
  await tell({ progress: 0.6 });
  expect(await screen.findByText('running 0.6')).toBeInTheDocument();
  await tell({ progress: 0.9 }, 'other');
  expect(screen.getByText('running 0.6')).toBeInTheDocument();
  await tell({ status: 'done', progress: 1 });
  expect(await screen.findByText('done 1')).toBeInTheDocument();
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(asked[0]?.signal.aborted).toBe(true);
});

test('what has ended, or is one too many, holds no connection', async () => {
  const { rerender } = render(<Shown job={{ ...JOB, status: 'done' }} />);
  rerender(<Shown job={JOB} follow={false} />);
  expect(screen.getByText('running 0.1')).toBeInTheDocument();
  expect(asked).toHaveLength(0);
});

test('who leaves gives the connection back', async () => {
  const { unmount } = render(<Shown job={JOB} />);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  unmount();
  expect(asked[0]?.signal.aborted).toBe(true);
});
