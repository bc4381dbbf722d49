import { Users } from 'lucide-react'
import type { RulesView } from '@/components/answers'
import { Card, CardHeader, CardTitle } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Table, TableCell, TableHead, TableRow } from '@/components/ui/table'

/** The groups that directories have pushed, and which rules name them. */
export function GroupTable({ groups }: { groups: RulesView['groups'] }) {
  return (
    <Card>
      <CardHeader>
        <CardTitle>Pushed groups</CardTitle>
      </CardHeader>
      {groups.length === 0 ? (
        <Empty icon={Users} title="No groups yet">
          Push a group from your identity provider, or write a rule on attributes such as the department.
        </Empty>
      ) : (
        <Table label="Pushed groups">
          <thead>
            <tr>
              <TableHead>Group</TableHead>
              <TableHead>Directory</TableHead>
              <TableHead className="text-right">Members</TableHead>
              <TableHead className="text-right">Awaited</TableHead>
              <TableHead>Named by</TableHead>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <TableRow key={group.id}>
                <TableCell className="font-medium">{group.displayName}</TableCell>
                <TableCell className="text-muted">{group.directory.name}</TableCell>
                <TableCell className="text-right tabular-nums">{group.members}</TableCell>
                <TableCell className="text-right text-muted tabular-nums">{group.parked}</TableCell>
                <TableCell className="text-muted">
                  {group.rules.map(({ name }) => name).join(', ') || 'No rule'}
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  )
}
