package org.ferrepos.identity.apikey;

import java.time.ZoneOffset;
import java.util.List;
import org.ferrepos.platform.tables.Cell;
import org.ferrepos.platform.tables.ListExport.Heading;
import org.ferrepos.platform.tables.TableColumn.Kind;

/** API keys as a table, without their secrets; times are UTC, since a key may belong to no branch. */
final class ApiKeyTable {
    static final List<Heading> COLUMNS = List.of(
            Heading.of("api_key.name", Kind.TEXT),
            Heading.of("api_key.roles", Kind.TEXT),
            Heading.of("api_key.branch", Kind.CODE),
            Heading.of("api_key.scopes", Kind.TEXT),
            Heading.of("api_key.rate_limited", Kind.FLAG),
            Heading.of("api_key.created_by", Kind.TEXT),
            Heading.of("api_key.created_at", Kind.MOMENT),
            Heading.of("api_key.expires_at", Kind.MOMENT),
            Heading.of("api_key.revoked_at", Kind.MOMENT),
            Heading.of("api_key.last_used_at", Kind.MOMENT));

    private ApiKeyTable() {}

    static List<Cell> row(ApiKeyResource.View key) {
        return List.of(
                Cell.text(key.name()),
                Cell.text(String.join(", ", key.roles())),
                Cell.code(key.branch()),
                Cell.text(String.join(", ", key.scopes())),
                Cell.flag(key.rateLimited()),
                Cell.text(key.createdBy()),
                Cell.moment(key.createdAt(), ZoneOffset.UTC),
                Cell.moment(key.expiresAt(), ZoneOffset.UTC),
                Cell.moment(key.revokedAt(), ZoneOffset.UTC),
                Cell.moment(key.lastUsedAt(), ZoneOffset.UTC));
    }
}
