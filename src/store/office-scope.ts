import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type DeleteQueryNode,
  IdentifierNode,
  InsertQueryNode,
  JoinNode,
  type KyselyPlugin,
  OnConflictNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  type QueryId,
  ReferenceNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';
import { assert } from '../kernel/assert.ts';
import { isOfOffice, OFFICE_COLUMN } from './distribution.ts';

/**
 * Puts the office's region into every statement on a table that is placed by it, so that no room has to think of it and none can
 * forget it. Rows that are inserted get it on both engines. With `reads` (PostgreSQL) each such table is also narrowed to it wherever it
 * is read, changed or deleted, joins and subqueries too: on several machines the statement then runs whole on the office's own, and
 * offices that share a server see their own files alone.
 */
export function officeScope(region: string, reads: boolean): KyselyPlugin {
  const scope = new OfficeScope(region);
  return {
    transformQuery: ({ node, queryId }) => {
      if (reads) return scope.transformNode(node, queryId);
      return InsertQueryNode.is(node) ? stamped(node, region) : node;
    },
    transformResult: async ({ result }) => result,
  };
}

class OfficeScope extends OperationNodeTransformer {
  readonly #region: string;
  /** Builders hand their parts in one by one and then the whole: what has been narrowed is not narrowed again. */
  readonly #done = new WeakSet<object>();

  constructor(region: string) {
    super();
    this.#region = region;
  }

  protected override transformSelectQuery(node: SelectQueryNode, id: QueryId): SelectQueryNode {
    if (this.#done.has(node)) return node;
    const inner = super.transformSelectQuery(node, id);
    const done = this.#narrowed(inner, [...(inner.from?.froms ?? []), ...joinedWithoutOn(inner.joins)]);
    this.#done.add(done);
    return done;
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, id: QueryId): UpdateQueryNode {
    const done = super.transformUpdateQuery(node, id);
    const from = [...(done.from?.froms ?? []), ...joinedWithoutOn(done.joins)];
    return this.#narrowed(done, done.table === undefined ? from : [done.table, ...from]);
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, id: QueryId): DeleteQueryNode {
    const done = super.transformDeleteQuery(node, id);
    return this.#narrowed(done, done.from.froms);
  }

  protected override transformInsertQuery(node: InsertQueryNode, id: QueryId): InsertQueryNode {
    const done = stamped(super.transformInsertQuery(node, id), this.#region);
    const { into, onConflict } = done;
    if (!into || !isOfOffice(nameOf(into)) || !onConflict?.columns || onConflict.columns.some(isOffice)) {
      return done;
    }
    // A key is unique together with the column: that is the key the conflict is about.
    const columns = [...onConflict.columns, ColumnNode.create(OFFICE_COLUMN)];
    return { ...done, onConflict: OnConflictNode.cloneWith(onConflict, { columns }) };
  }

  /** A table that an outer join may leave out is narrowed where it is joined. */
  protected override transformJoin(node: JoinNode, id: QueryId): JoinNode {
    const done = super.transformJoin(node, id);
    const condition = this.#condition(done.table);
    return condition === null || done.on === undefined ? done : JoinNode.cloneWithOn(done, condition);
  }

  #narrowed<Q extends { readonly where?: WhereNode }>(query: Q, tables: readonly OperationNode[]): Q {
    const conditions = tables.map((table) => this.#condition(table)).filter((one) => one !== null);
    if (conditions.length === 0) return query;
    const all = conditions.reduce((left, right) => AndNode.create(left, right));
    const where = query.where ? WhereNode.cloneWithOperation(query.where, 'And', all) : WhereNode.create(all);
    return { ...query, where };
  }

  #condition(table: OperationNode): OperationNode | null {
    const aliased = AliasNode.is(table);
    const source = aliased ? table.node : table;
    if (!TableNode.is(source) || !isOfOffice(nameOf(source))) return null;
    const name = aliased && IdentifierNode.is(table.alias) ? table.alias.name : nameOf(source);
    return BinaryOperationNode.create(
      ReferenceNode.create(ColumnNode.create(OFFICE_COLUMN), TableNode.create(name)),
      OperatorNode.create('='),
      ValueNode.create(this.#region),
    );
  }
}

const nameOf = (table: TableNode): string => table.table.identifier.name;
const isOffice = ({ column }: ColumnNode): boolean => column.name === OFFICE_COLUMN;

const joinedWithoutOn = (joins: readonly JoinNode[] = []): readonly OperationNode[] =>
  joins.filter(({ on }) => on === undefined).map(({ table }) => table);

/** The insert with the region in each of its rows, unless the statement gives it itself. */
function stamped(node: InsertQueryNode, region: string): InsertQueryNode {
  const { into, columns = [], values } = node;
  if (!into || !isOfOffice(nameOf(into)) || columns.some(isOffice)) return node;
  assert(values !== undefined && ValuesNode.is(values), 'rows of an office are inserted as values');
  return {
    ...node,
    columns: [...columns, ColumnNode.create(OFFICE_COLUMN)],
    values: ValuesNode.create(
      values.values.map((row) =>
        row.kind === 'PrimitiveValueListNode'
          ? PrimitiveValueListNode.create([...row.values, region])
          : ValueListNode.create([...row.values, ValueNode.create(region)]),
      ),
    ),
  };
}
