package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The fields of a form by which somebody gets an account or a new password. */
@Named("newPerson")
@RequestScoped
public class NewPerson {

    private String token = "";
    private String email = "";
    private String name = "";
    private String present = "";
    private String password = "";

    /** The token that the page's script found in the address. */
    public String getToken() {
        return token;
    }

    /** The token that the page's script found in the address. */
    public void setToken(String token) {
        this.token = token == null ? "" : token;
    }

    /** The address to sign in with. */
    public String getEmail() {
        return email;
    }

    /** The address to sign in with. */
    public void setEmail(String email) {
        this.email = email;
    }

    /** How colleagues know the person. */
    public String getName() {
        return name;
    }

    /** How colleagues know the person. */
    public void setName(String name) {
        this.name = name;
    }

    /** The password until now; never shown again. */
    public String getPresent() {
        return present;
    }

    /** The password until now. */
    public void setPresent(String present) {
        this.present = present;
    }

    /** The password from now on; never shown again. */
    public String getPassword() {
        return password;
    }

    /** The password from now on. */
    public void setPassword(String password) {
        this.password = password;
    }
}
