import pg from 'pg'
import { vi } from 'vitest'

/** What a call answers, and the statements that this process sends to the database meanwhile. */
export async function statementsOf<Answer>(
  call: () => Promise<Answer>,
): Promise<{ answer: Answer; statements: string[] }> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const answer = await call()
    const statements = query.mock.calls.map(([sent]: unknown[]) =>
      typeof sent === 'string' ? sent : (sent as { text: string }).text,
    )
    return { answer, statements }
  } finally {
    query.mockRestore()
  }
}
