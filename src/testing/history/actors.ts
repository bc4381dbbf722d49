import type { World } from './world'
import { enterpriseUrn, groupUrn, patchOp, userUrn } from '../idp'
import { DOMAIN } from './world'

type User = { id: string; userName: string; department: string; state: 'there' | 'deleted' }

/** One of a list by any number; undefined when there is none. */
export const pick = <Item>(all: readonly Item[], which: number): Item | undefined =>
  all.length === 0 ? undefined : all[which % all.length]

const idOf = (body: unknown): string => {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  if (typeof id !== 'string') throw new Error(`There is no id in ${JSON.stringify(body)}`)
  return id
}

/** An identity provider that knows what it has sent. */
export function historicIdp({ scim }: Pick<World, 'scim'>) {
  const users: User[] = []
  const groups: { id: string }[] = []
  const parked: string[] = []
  let made = 0

  async function send(...[method, path, body]: Parameters<typeof scim>) {
    const answer = await scim(method, path, body)
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer
  }

  const bodyOf = (userName: string, department: string) => ({
    schemas: [userUrn, enterpriseUrn],
    userName,
    emails: [{ value: userName, primary: true }],
    name: { givenName: 'Ada', familyName: userName.split('@')[0] },
    active: true,
    [enterpriseUrn]: { department },
  })

  const there = (who: number) =>
    pick(
      users.filter(({ state }) => state === 'there'),
      who,
    )

  async function change(who: number, ...operations: object[]) {
    const user = there(who)
    if (user) await send('PATCH', `Users/${user.id}`, patchOp(...operations))
  }

  async function changeGroup(group: number, ...operations: object[]) {
    const one = pick(groups, group)
    if (one) await send('PATCH', `Groups/${one.id}`, patchOp(...operations))
  }

  async function post(userName: string, department: string) {
    const { status, body } = await send('POST', 'Users', bodyOf(userName, department))
    if (status === 201) users.push({ id: idOf(body), userName, department, state: 'there' })
  }

  return {
    create: ({ department }: { department: string }) =>
      post(parked.shift() ?? `p${++made}@${DOMAIN}`, department),
    move: ({ who, department }: { who: number; department: string }) =>
      change(who, { op: 'replace', path: `${enterpriseUrn}:department`, value: department }),
    rename: ({ who }: { who: number }) =>
      change(who, { op: 'replace', path: 'name.givenName', value: `Ada ${++made}` }),
    async readdress({ who }: { who: number }) {
      const user = there(who)
      if (!user) return
      user.userName = `p${++made}@${DOMAIN}`
      await change(
        who,
        { op: 'replace', path: 'userName', value: user.userName },
        { op: 'replace', path: 'emails', value: [{ value: user.userName, primary: true }] },
      )
    },
    deactivate: ({ who }: { who: number }) => change(who, { op: 'replace', path: 'active', value: false }),
    reactivate: ({ who }: { who: number }) => change(who, { op: 'replace', path: 'active', value: true }),
    async delete({ who }: { who: number }) {
      const user = there(who)
      if (!user) return
      await send('DELETE', `Users/${user.id}`)
      user.state = 'deleted'
    },
    async recreate({ who }: { who: number }) {
      const gone = users.filter(({ state }) => state === 'deleted')
      const user = pick(gone, who)
      if (user) await post(user.userName, user.department)
    },
    async group({ name, who }: { name: string; who: number }) {
      const user = there(who)
      const members = user ? [{ value: user.id }] : []
      const { status, body } = await send('POST', 'Groups', {
        schemas: [groupUrn],
        displayName: name,
        members,
      })
      if (status === 201) groups.push({ id: idOf(body) })
    },
    renameGroup: ({ group, name }: { group: number; name: string }) =>
      changeGroup(group, { op: 'replace', path: 'displayName', value: name }),
    async deleteGroup({ group }: { group: number }) {
      const one = pick(groups, group)
      if (!one) return
      await send('DELETE', `Groups/${one.id}`)
      groups.splice(groups.indexOf(one), 1)
    },
    async join({ group, who }: { group: number; who: number }) {
      const user = there(who)
      if (user) await changeGroup(group, { op: 'add', path: 'members', value: [{ value: user.id }] })
    },
    async leave({ group, who }: { group: number; who: number }) {
      const user = there(who)
      if (user) await changeGroup(group, { op: 'remove', path: `members[value eq "${user.id}"]` })
    },
    /** Names somebody as a member who is created later. */
    async park({ group }: { group: number }) {
      const userName = `p${++made}@${DOMAIN}`
      parked.push(userName)
      await changeGroup(group, { op: 'add', path: 'members', value: [{ value: userName }] })
    },
  }
}
