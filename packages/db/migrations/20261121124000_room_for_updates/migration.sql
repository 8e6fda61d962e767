-- Every bet changes the balance of an account and the totals of a draw. With room on its page a changed row stays there, and no
-- index has to learn of it.
ALTER TABLE account SET (fillfactor = 60);
ALTER TABLE draw SET (fillfactor = 50);
