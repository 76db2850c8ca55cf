/** Types of event, and groups of them, as feed, stream and webhooks are asked for them: `pledge.*` are all that begin so. */
import { type EventType, eventTypeNames } from '../platform/log/event-types.ts'

const groupOf = (type: EventType) => `${type.split('.')[0]}.*` as const
const groupsOfTypes = [...new Set(eventTypeNames.map(groupOf))]
export const typesOrGroups: (EventType | (typeof groupsOfTypes)[number])[] = [
  ...eventTypeNames,
  ...groupsOfTypes,
]

/** The types that are named, each by itself or with its group. */
export function typesIn(named: readonly string[]): EventType[] {
  return eventTypeNames.filter((type) => named.includes(type) || named.includes(groupOf(type)))
}
