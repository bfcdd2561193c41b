/** An authority whose files a login of the database server may see (`db roles`). */
export interface LoginsTable {
  login: string;
  /** As items and cases name it. */
  authority_name: string;
}
