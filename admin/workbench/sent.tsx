import { useState } from 'react'

/** What a form would have sent, in the page, for the test to read. */
export function useSent() {
  const [sent, setSent] = useState<unknown[]>([])
  return {
    send: (content: unknown) => setSent((before) => [...before, content]),
    element: <output data-testid="sent">{JSON.stringify(sent)}</output>,
  }
}

/** What a field yields at this moment. */
export function Value({ of, name }: { of: unknown; name: string }) {
  return <output data-testid={name}>{JSON.stringify(of)}</output>
}
