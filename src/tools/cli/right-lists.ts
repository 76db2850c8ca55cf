/** Who may cause which event, as the rules of the database print it: from the permission table and the rights of events. */
import { permissions } from '../../platform/authority/permissions.ts'
import { role } from '../../platform/authority/roles.ts'
import { eventRights, eventsOfTheService } from '../verify/event-rights.ts'

export const rightLists = Object.fromEntries([
  ...role.enumValues.map((each) => [`events by ${each}`, () => eventsBy(each)] as const),
  ['events by the service', () => eventsOfTheService.map(quoted)] as const,
])

function eventsBy(who: string): string[] {
  return Object.entries(eventRights)
    .filter(([, operations]) => operations.some((operation) => rolesOf(operation).includes(who)))
    .map(([type]) => quoted(type))
}

function rolesOf(operation: keyof typeof permissions): readonly string[] {
  return permissions[operation]
}

function quoted(type: string): string {
  return `'${type}'`
}
