import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWords } from '../shell/language'
import { useListAddress } from '../shell/list-address'
import { Page } from '../shell/page'
import { useMay } from '../shell/session'
import { Button } from '../ui/button'
import { Pager } from '../ui/pager'
import { type Column, Table } from '../ui/table'
import { AddPerson } from './add-person'
import { type User, usersQuery } from './queries'
import { Confirmation } from './state'
import { words } from './words'

/** Pengguna: persons and systems, the newest first. */
export function UserList() {
  const texts = useWords(words)
  const may = useMay()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const { filters, query, pager } = useListAddress(['confirmation'])
  const { limit, cursor } = query
  const { data } = useSuspenseQuery(usersQuery({ ...filters, limit, cursor }))
  const columns: Column<User>[] = [
    {
      key: 'name',
      header: texts.name,
      isHead: true,
      cell: ({ id, name }) => (
        <Link to="/pengguna/$id" params={{ id }}>
          {name}
        </Link>
      ),
    },
    { key: 'kind', header: texts.kind, cell: ({ kind }) => texts.kinds[kind] },
    {
      key: 'roles',
      header: texts.role,
      cell: ({ roles }) => roles.map((each) => texts.roles[each]).join(', '),
    },
    { key: 'email', header: texts.email, cell: ({ email }) => email ?? '–' },
    {
      key: 'confirmation',
      header: texts.confirmation,
      cell: ({ confirmation }) => <Confirmation state={confirmation.state} />,
    },
    { key: 'status', header: texts.status, cell: ({ active }) => (active ? texts.active : texts.inactive) },
  ]
  return (
    <Page
      title={texts.title}
      actions={
        may('access.write') && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        )
      }
    >
      <div className="stack">
        <Table
          caption={texts.title}
          columns={columns}
          rows={data.items}
          keyOf={({ id }) => id}
          empty={texts.none}
        />
        <Pager {...pager} nextCursor={data.nextCursor} />
      </div>
      {isAdding && (
        <AddPerson
          onAdded={(id) => void navigate({ to: '/pengguna/$id', params: { id } })}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  )
}
