package org.codexfield.shared.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the person in front of the page reads it: language, time zone, light or dark.
 *
 * <p>Language: the cookie, else what the browser accepts, else English. Zone: the cookie that the
 * page's script sets from the browser, else UTC. Everything from a cookie is checked against what
 * exists, since anybody can send one.
 */
@Named("reader")
@RequestScoped
public class Reader {

    static final String LANGUAGE_COOKIE = "cf-language";
    static final String ZONE_COOKIE = "cf-zone";
    static final String THEME_COOKIE = "cf-theme";

    private static final List<String> LANGUAGES = List.of("en", "de");
    private static final Set<String> THEMES = Set.of("light", "dark");
    private static final int ABBREVIATE_ABOVE = 20;
    private static final double UNIT_STEP = 1000;
    private static final List<String> SIZE_UNITS = List.of("B", "kB", "MB", "GB", "TB");
    private static final DateTimeFormatter UTC_TITLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Inject private HttpServletRequest request;
    @Inject private Clock clock;
    private Locale locale = Locale.UK;
    private ZoneId zone = ZoneOffset.UTC;

    @PostConstruct
    void read() {
        List<Locale> accepted = Collections.list(request.getLocales());
        locale = chooseLocale(cookie(LANGUAGE_COOKIE).orElse(""), accepted);
        zone = cookie(ZONE_COOKIE).flatMap(Reader::zoneOf).orElse(ZoneOffset.UTC);
    }

    /**
     * The language asked for by name wins; the region, which decides how dates and numbers look,
     * comes from what the browser accepts.
     */
    static Locale chooseLocale(String language, List<Locale> accepted) {
        List<Locale> spoken =
                accepted.stream()
                        .filter(l -> LANGUAGES.contains(l.getLanguage()))
                        .map(l -> new Locale(l.getLanguage(), l.getCountry()))
                        .toList();
        String chosen =
                LANGUAGES.contains(language)
                        ? language
                        : spoken.stream().findFirst().map(Locale::getLanguage).orElse("en");
        return spoken.stream()
                .filter(l -> l.getLanguage().equals(chosen) && !l.getCountry().isEmpty())
                .findFirst()
                .orElseGet(() -> withUsualRegion(chosen));
    }

    private static Locale withUsualRegion(String language) {
        return "de".equals(language) ? Locale.GERMANY : Locale.UK;
    }

    private static Optional<ZoneId> zoneOf(String id) {
        if (id.length() > 64 || !ZoneId.getAvailableZoneIds().contains(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknownHere) {
            return Optional.empty();
        }
    }

    private Optional<String> cookie(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** Language and region, for texts, dates and amounts. */
    public Locale locale() {
        return locale;
    }

    /** The language alone, as the {@code lang} attribute of the page has it. */
    public String language() {
        return locale.getLanguage();
    }

    /** The zone in which the page shows times. */
    public ZoneId zone() {
        return zone;
    }

    /** {@code light}, {@code dark}, or {@code system} when the reader chose neither. */
    public String theme() {
        return cookie(THEME_COOKIE).filter(THEMES::contains).orElse("system");
    }

    /** Date and time in the reader's zone, for example {@code 21 Nov 2026, 08:48}. */
    public String dateTime(@Nullable Object moment) {
        return instant(moment)
                .map(i -> i.atZone(zone).format(localized(FormatStyle.MEDIUM, FormatStyle.SHORT)))
                .orElse("");
    }

    /** The day in the reader's zone; a {@link LocalDate} has no zone and stays as it is. */
    public String date(@Nullable Object moment) {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        if (moment instanceof LocalDate day) {
            return day.format(format);
        }
        return instant(moment).map(i -> i.atZone(zone).format(format)).orElse("");
    }

    /** How many whole days ago this was. */
    public long daysSince(Instant moment) {
        return Duration.between(moment, clock.instant()).toDays();
    }

    /** The moment to the second in UTC, as the tooltip of every time shows it. */
    public String utc(@Nullable Object moment) {
        return moment instanceof LocalDate day
                ? day.toString()
                : instant(moment).map(UTC_TITLE::format).orElse("");
    }

    /** The moment for machines (ISO 8601), as the {@code datetime} attribute has it. */
    public String iso(@Nullable Object moment) {
        return moment instanceof LocalDate day
                ? day.toString()
                : instant(moment).map(i -> i.truncatedTo(ChronoUnit.MILLIS).toString()).orElse("");
    }

    /** A long identifier or digest shortened in the middle; short ones stay whole. */
    public String abbreviated(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.length() <= ABBREVIATE_ABOVE
                ? text
                : text.substring(0, 10) + "…" + text.substring(text.length() - 6);
    }

    /** A country by its code (ISO 3166-1), in the reader's language. */
    public String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale());
    }

    /** Millionths as units in the reader's way of writing numbers, for example {@code 1.003453}. */
    public String units(long millionths) {
        var format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(6);
        return format.format(BigDecimal.valueOf(millionths, 6));
    }

    /** An amount of bytes in the unit that suits it, for example {@code 24.6 MB}. */
    public String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= UNIT_STEP && unit < SIZE_UNITS.size() - 1) {
            amount /= UNIT_STEP;
            unit++;
        }
        var format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(unit == 0 || amount >= 100 ? 0 : 1);
        return format.format(amount) + "\u00a0" + SIZE_UNITS.get(unit);
    }

    private DateTimeFormatter localized(FormatStyle date, FormatStyle time) {
        return DateTimeFormatter.ofLocalizedDateTime(date, time).withLocale(locale);
    }

    private static Optional<Instant> instant(@Nullable Object moment) {
        if (moment == null) {
            return Optional.empty();
        }
        if (moment instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (moment instanceof OffsetDateTime || moment instanceof ZonedDateTime) {
            return Optional.of(Instant.from((TemporalAccessor) moment));
        }
        throw new IllegalArgumentException("Not a moment in time: " + moment.getClass().getName());
    }
}
