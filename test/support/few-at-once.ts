/** What a well-mannered caller does with a long list of requests: a few at a time, so that no test depends on how long a queue may be. */
import { inSlices } from '../../src/platform/shared/slices.ts'

const AT_ONCE = 8

export async function fewAtOnce<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for await (const slice of inSlices(items, AT_ONCE)) answers.push(...(await Promise.all(slice.map(ask))))
  return answers
}
