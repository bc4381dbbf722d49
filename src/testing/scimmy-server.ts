import express from 'express'
import SCIMMY from 'scimmy'
import SCIMMYRouters from 'scimmy-routers'
import { faultyServer } from './faulty-server'

type Kept = Record<string, unknown> & { id: string; userName: string }

const notFound = () => new SCIMMY.Types.Error(404, '', 'There is no such user')

/**
 * An independent SCIM 2.0 service provider: the npm packages scimmy and scimmy-routers, which share no code with us,
 * keeping users in memory. Its declarations are global to the process, so one at a time.
 */
export async function scimmyServer({ token }: { token: string }) {
  const users = new Map<string, Kept>()
  let made = 0
  SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .extend(SCIMMY.Schemas.EnterpriseUser, false)
    .ingress((resource: { id?: string }, instance: object) => {
      const id = resource.id ?? `scimmy-${++made}`
      if (resource.id !== undefined && !users.has(id)) throw notFound()
      const kept: Kept = { ...JSON.parse(JSON.stringify(instance)), id }
      const twin = [...users.values()].find((user) => user.userName === kept.userName && user.id !== id)
      if (twin) throw new SCIMMY.Types.Error(409, 'uniqueness', `userName ${kept.userName} is taken`)
      users.set(id, kept)
      return kept
    })
    .egress((resource) => {
      const { id, filter } = resource
      if (id === undefined) return filter ? filter.match([...users.values()]) : [...users.values()]
      const kept = users.get(id)
      if (!kept) throw notFound()
      return kept
    })
    .degress((resource: { id?: string }) => {
      if (!users.delete(resource.id ?? '')) throw notFound()
    })
  const app = express()
  // Express 5 reads the query anew each time it is asked, and scimmy-routers writes its numbers into it.
  app.use('/', (request, _response, next) => {
    Object.defineProperty(request, 'query', { value: { ...request.query } })
    next()
  })
  app.use(
    '/scim/v2',
    new SCIMMYRouters({
      type: 'bearer',
      handler: (request) => {
        if (request.header('authorization') !== `Bearer ${token}`) throw new Error('The token is wrong')
        return 'rollcall'
      },
    }),
  )
  return { ...(await faultyServer(app)), users }
}
